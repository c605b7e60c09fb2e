import client.ApiClient;
import client.ApiException;
import client.api.ContributionsApi;
import client.api.IdentityApi;
import client.api.OwnersApi;
import client.api.PeriodsApi;
import client.model.ErrorCode;
import client.model.NewContribution;
import client.model.NewOwner;
import client.model.NewPeriod;
import client.model.PositiveDecimal;
import client.model.ProblemDocument;
import client.model.SignInRequest;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The five requests of the README, with a client that was generated from what the service
 * publishes.
 */
class FiveRequests {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  static void main() throws Exception {
    var api = new ApiClient();
    api.updateBaseUri(System.getenv("DAYBOOK_URL"));

    var signIn =
        new SignInRequest()
            .tenant("demo")
            .username("owner")
            .password(System.getenv("DAYBOOK_OWNER_PASSWORD"));
    var token = new IdentityApi(api).signIn(signIn, null).getData().getAccessToken();
    api.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));

    var owner =
        new OwnersApi(api).registerOwner(new NewOwner().name("Ada"), null, null, null).getData();
    var period =
        new PeriodsApi(api)
            .openPeriod(
                new NewPeriod()
                    .name("First quarter " + UUID.randomUUID())
                    .startDate(FIRST)
                    .endDate(FIRST.plusMonths(3).minusDays(1))
                    .currency("EUR"),
                null,
                null,
                null)
            .getData();
    var contributions = new ContributionsApi(api);
    var given =
        new NewContribution()
            .ownerId(owner.getId())
            .amount(new PositiveDecimal("125.50"))
            .date(FIRST.plusDays(14))
            .comment("January");
    var recorded =
        contributions.recordContribution(period.getId(), given, null, null, key()).getData();

    var page =
        contributions.listContributions(
            period.getId(),
            owner.getId(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    require(
        page.getData().equals(List.of(recorded)), "What was recorded is not what is read: " + page);
    require(page.getMeta().getTotal() == 1, "One is not one: " + page);

    try {
      given.amount(new PositiveDecimal("0"));
      contributions.recordContribution(period.getId(), given, null, null, key());
      throw new AssertionError("Nothing was refused");
    } catch (ApiException refused) {
      // The generated client says that it takes both forms of an error, and gets that of RFC 9457.
      var problem =
          ApiClient.createDefaultObjectMapper()
              .readValue(refused.getResponseBody(), ProblemDocument.class);
      require(problem.getCode() == ErrorCode.VALIDATION_ERROR, refused.getResponseBody());
    }
    requireNoUnnamedClass();
    System.out.println("Java: the five requests of the README were made.");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static void require(boolean holds, String words) {
    if (!holds) {
      throw new AssertionError(words);
    }
  }

  private static void requireNoUnnamedClass() {
    var models = Path.of("target/generated-sources/openapi/src/main/java/client/model").toFile();
    var unnamed =
        Arrays.stream(models.listFiles())
            .map(File::getName)
            .filter(
                name -> name.matches("(Inline.*|.*(\\d{3}Response|AllOf|AnyOf|OneOf).*)[.]java"))
            .toList();
    require(unnamed.isEmpty(), "Nobody has named " + unnamed);
  }
}
