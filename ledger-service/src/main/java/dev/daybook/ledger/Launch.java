package dev.daybook.ledger;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Where {@code java -jar} begins. Compiled for Java 17, because that is what many machines start by
 * default: it says in a sentence what an older Java would say with a stack trace.
 */
public final class Launch {

  private static final int NEEDED_RELEASE = 25;
  private static final int EXIT_WRONG_JAVA = 1;
  private static final String BEANS_OF_THE_BUILD = "spring.aot.enabled";

  private Launch() {}

  /** Passes everything on to the service, which is found by name: this class can't refer to it. */
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    if (Runtime.version().feature() < NEEDED_RELEASE) {
      System.err.println(
          "daybook: Java %d or later is needed and this is Java %d in %s: start it with another, as in /path/to/jdk-25/bin/java -jar daybook.jar."
              .formatted(
                  NEEDED_RELEASE, Runtime.version().feature(), System.getProperty("java.home")));
      System.exit(EXIT_WRONG_JAVA);
    }
    useBeansOfTheBuild();
    var loader = loader();
    Thread.currentThread().setContextClassLoader(loader);
    Class.forName("dev.daybook.ledger.DaybookApplication", true, loader)
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }

  /** Whoever has to know whether these are at fault can say false. */
  private static void useBeansOfTheBuild() {
    if (System.getProperty(BEANS_OF_THE_BUILD) == null) {
      System.setProperty(BEANS_OF_THE_BUILD, "true");
    }
  }

  /** A quicker one over the same jars; an unpacked jar's is quick enough. */
  private static ClassLoader loader() throws IOException {
    var own = Launch.class.getClassLoader();
    return own instanceof URLClassLoader path && hasJarsAlone(path)
        ? new IndexedClassLoader(path.getURLs(), path.getParent())
        : own;
  }

  /** Whoever adds classes by {@code loader.path} may add a folder of them, which has no index. */
  private static boolean hasJarsAlone(URLClassLoader path) {
    return Arrays.stream(path.getURLs()).allMatch(url -> url.getProtocol().equals("jar"));
  }
}
