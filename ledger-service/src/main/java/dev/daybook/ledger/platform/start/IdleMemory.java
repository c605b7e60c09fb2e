package dev.daybook.ledger.platform.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * Gives memory back to the machine while there is little to do. A jar can't bring JVM options, and
 * the collector that a machine with two cores gets by default keeps what a busy minute once took;
 * these few options may be set while running.
 */
public final class IdleMemory {

  private static final Map<String, String> OPTIONS =
      Map.of(
          // Without work there is no collection, and without a collection nothing is given back.
          "G1PeriodicGCInterval", "15000",
          "MinHeapFreeRatio", "10",
          "MaxHeapFreeRatio", "25");

  private IdleMemory() {}

  public static void giveBack() {
    var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    OPTIONS.forEach(
        (name, value) -> {
          try {
            machine.setVMOption(name, value);
          } catch (IllegalArgumentException anotherCollector) {
            // Started with options of somebody's own: theirs count.
          }
        });
  }
}
