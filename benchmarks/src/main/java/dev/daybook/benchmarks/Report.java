package dev.daybook.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a benchmark found, as it is printed and shown in the documentation. */
final class Report {

  private final StringBuilder text = new StringBuilder();

  Report(String title, String command, String machine, String load) {
    text.append("## ").append(title).append("\n\n");
    text.append("    ").append(command).append("\n\n");
    text.append(LocalDate.now(ZoneOffset.UTC)).append("; ").append(machine);
    text.append("; load before the run ").append(load).append(".\n");
  }

  Report paragraph(String words) {
    text.append('\n').append(words).append('\n');
    return this;
  }

  Report table(Table table) {
    text.append('\n').append(table.markdown());
    return this;
  }

  String markdown() {
    return text.toString();
  }

  /** Rows of figures under their headings. */
  static final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
      rows.add(List.of(headings));
      rows.add(rows.getFirst().stream().map(heading -> "--:").toList());
    }

    Table row(String... cells) {
      rows.add(List.of(cells));
      return this;
    }

    private String markdown() {
      var text = new StringBuilder();
      for (var row : rows) {
        text.append("| ").append(String.join(" | ", row)).append(" |\n");
      }
      return text.toString();
    }
  }

  static String count(double figure) {
    return String.format("%,.0f", figure);
  }

  static String ratio(double figure) {
    return String.format("%.2f", figure);
  }
}
