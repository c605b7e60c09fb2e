package dev.daybook.ledger.platform.files;

import dev.daybook.contracts.json.ContractJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SequencedMap;
import reactor.core.publisher.Flux;

/** Files that are written while they are taken, however long they are. */
public final class FileText {

  /** So many rows are written at once: fewer system calls, still little memory. */
  private static final int AT_ONCE = 64;

  /** The lists in one object, a line for each thing in them: {@link RowReader#ofJson} reads it. */
  public static Flux<String> json(SequencedMap<String, Flux<?>> lists) {
    return Flux.fromIterable(lists.entrySet())
        .index()
        .concatMap(list -> json(list.getT1() == 0 ? "{" : "],\n", list.getT2()), 1)
        .concatWithValues("]}\n");
  }

  private static Flux<String> json(String before, Map.Entry<String, Flux<?>> list) {
    return list.getValue()
        .index()
        .map(
            each ->
                (each.getT1() == 0 ? "\n" : ",\n")
                    + ContractJson.MAPPER.writeValueAsString(each.getT2()))
        .startWith("%s\"%s\":[".formatted(before, list.getKey()));
  }

  /** The text in UTF-8. */
  public static Flux<byte[]> parts(Flux<String> text) {
    return text.buffer(AT_ONCE).map(some -> String.join("", some).getBytes(StandardCharsets.UTF_8));
  }

  private FileText() {}
}
