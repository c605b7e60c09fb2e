package dev.daybook.projections.community.sheets;

import dev.daybook.projections.community.sheets.DrawnSheets.Drawn;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Room for some sheets; the one that nobody asked for longest makes room for a new one. */
final class SheetCache<K> {

  private final long bytes;
  private final Map<K, Drawn> sheets = new LinkedHashMap<>(16, 0.75f, true);
  private long taken;

  /**
   * @param bytes as sheets reckon them
   */
  SheetCache(long bytes) {
    this.bytes = bytes;
  }

  @Nullable Drawn get(K key) {
    return sheets.get(key);
  }

  void put(K key, Drawn drawn) {
    var before = sheets.put(key, drawn);
    taken += drawn.sheet().roughBytes() - (before == null ? 0 : before.sheet().roughBytes());
    var eldest = sheets.values().iterator();
    while (taken > bytes) {
      taken -= eldest.next().sheet().roughBytes();
      eldest.remove();
    }
  }
}
