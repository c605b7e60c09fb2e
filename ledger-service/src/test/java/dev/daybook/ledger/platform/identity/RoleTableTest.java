package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.platform.http.Endpoints;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of roles is what the guide shows, and keeps to what was promised of each role. With
 * {@code -Drecord=true} the guide is written anew.
 */
class RoleTableTest {

  private static final Path GUIDE = Path.of("..", "docs", "guides", "security.md");
  private static final String READS = ".*:(read(-own)?|export)";

  private static final Pattern TABLE =
      Pattern.compile("(?<=### Permissions\n\n)\\|.*?(?=\n\n)", Pattern.DOTALL);
  private static final Pattern OPERATIONS =
      Pattern.compile("(?<=### Operations\n\n)\\|.*?(?=\n\n)", Pattern.DOTALL);

  @Test
  void theGuideShowsTheTableAndWhatEachOperationTakes() throws IOException {
    var guide = Files.readString(GUIDE);
    if (Boolean.getBoolean("record")) {
      Files.writeString(GUIDE, with(with(guide, TABLE, table()), OPERATIONS, operations()));
      return;
    }
    assertThat(found(guide, TABLE)).isEqualTo(table());
    assertThat(found(guide, OPERATIONS)).isEqualTo(operations());
  }

  private static String with(String guide, Pattern part, String text) {
    return part.matcher(guide).replaceFirst(Matcher.quoteReplacement(text));
  }

  private static String found(String guide, Pattern part) {
    var matcher = part.matcher(guide);
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  private static String table() {
    var roles = List.of(Role.values());
    var head =
        Stream.of(
            "| permission | whoever has it may | "
                + roles.stream().map(Role::word).collect(Collectors.joining(" | "))
                + " |",
            "|---|---|" + ":-:|".repeat(roles.size()));
    var rows =
        RoleTable.ROWS.stream()
            .map(
                row ->
                    "| `%s` | %s | %s |"
                        .formatted(
                            row.permission().name(),
                            row.allows(),
                            roles.stream()
                                .map(role -> row.isOf(role) ? "✓" : "–")
                                .collect(Collectors.joining(" | "))));
    return Stream.concat(head, rows).collect(Collectors.joining("\n"));
  }

  private static String operations() {
    var rows =
        RoleTable.ROWS.stream()
            .map(
                row ->
                    "| `%s` | %s |"
                        .formatted(
                            row.permission().name(),
                            all().stream()
                                .filter(it -> it.permissions().contains(row.permission()))
                                .map(it -> "`%s`".formatted(it.id()))
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining(", "))));
    return Stream.concat(Stream.of("| permission | operations |", "|---|---|"), rows)
        .collect(Collectors.joining("\n"));
  }

  private static List<Operation> all() {
    return RunningService.shared().context().getBean(Endpoints.class).operations();
  }

  @Test
  void everyRowIsOfUse() {
    var asked = all().stream().flatMap(it -> it.permissions().stream()).toList();
    assertThat(RoleTable.ROWS)
        .allSatisfy(row -> assertThat(asked).contains(row.permission()))
        .doesNotHaveDuplicates();
  }

  @Test
  void nothingStartsWithAPermissionThatNobodyHas() {
    var forgotten = Operation.get("/x", "Look").needs(new Permission("x:read"));
    assertThatThrownBy(() -> RoleTable.check(List.of(forgotten)))
        .hasMessageContaining("GET /x asks for x:read");
  }

  @Test
  void whoAuditsReadsEverythingInTheTenantAndChangesNothing() {
    assertThat(names(Role.AUDITOR)).allMatch(name -> name.matches(READS));
    assertThat(names(Role.OWNER).filter(name -> name.matches(READS)))
        .containsExactlyInAnyOrderElementsOf(names(Role.AUDITOR).toList());
  }

  @Test
  void aMemberSeesSheetsAndTheOwnBalanceAndNoAddress() {
    assertThat(names(Role.MEMBER))
        .containsExactlyInAnyOrder("sheets:read", "periods:read", "statements:read-own");
  }

  @Test
  void aProgramOfOthersSeesNoSheets() {
    assertThat(names(Role.INTEGRATOR))
        .noneMatch(name -> name.matches("(sheets|statements|community|periods|purchases):.*"));
  }

  @Test
  void anOperatorHasNoBusinessInATenant() {
    var ofTheInstallation = "(tenants|views|users|roles):.*";
    assertThat(names(Role.OPERATOR)).allMatch(name -> name.matches(ofTheInstallation));
    assertThat(names(Role.OWNER)).noneMatch(name -> name.matches("(tenants|views):.*"));
  }

  @Test
  void anOwnerMayGiveEveryRoleButTheOperators() {
    var own = RoleTable.of(Role.OWNER);
    assertThat(Arrays.stream(Role.values()).filter(role -> own.containsAll(RoleTable.of(role))))
        .containsExactly(Role.OWNER, Role.TREASURER, Role.MEMBER, Role.AUDITOR, Role.INTEGRATOR);
  }

  private static Stream<String> names(Role role) {
    return RoleTable.of(role).stream().map(Permission::name);
  }
}
