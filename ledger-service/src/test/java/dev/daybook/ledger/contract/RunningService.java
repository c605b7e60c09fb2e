package dev.daybook.ledger.contract;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.DaybookApplication;
import dev.daybook.ledger.platform.clock.NodeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service on a free port and a database of its own. Every exchange with it is held
 * against its published description.
 */
public final class RunningService implements AutoCloseable {

  public static final String OWNER_PASSWORD = "correct horse battery staple";
  public static final String OPERATOR_PASSWORD = "another battery, another staple";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final BeanDefinitionCustomizer PRIMARY = bean -> bean.setPrimary(true);

  private final TestDatabase database;
  private final ConfigurableApplicationContext context;
  private final HttpClient plain =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger tenants = new AtomicInteger();
  private @Nullable ApiContract contract;
  private @Nullable LiveContract liveContract;

  private RunningService(TestDatabase database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /** Started at first use; ends itself with the test JVM. */
  private static final class Shared {
    // Receivers of webhooks are on this machine.
    static final RunningService SERVICE = start("DAYBOOK_WEBHOOKS_ALLOW_PRIVATE=true");
  }

  /**
   * The service that the tests of this JVM have in common; a tenant of its own keeps each apart.
   */
  public static RunningService shared() {
    return Shared.SERVICE;
  }

  /**
   * @param settings more of them, such as {@code DAYBOOK_ACCESS_TOKEN_SECONDS=1}
   */
  public static RunningService start(String... settings) {
    return start(TestPostgres.emptyDatabase(), beans -> {}, settings);
  }

  /** A service for which it is as late as the clock says. */
  public static RunningService start(Clock clock, String... settings) {
    return start(
        TestPostgres.emptyDatabase(),
        beans -> beans.registerBean("givenClock", Clock.class, () -> clock, PRIMARY),
        settings);
  }

  /** A service with more beans than it is shipped with. */
  public static RunningService startWith(Consumer<GenericApplicationContext> more) {
    return start(TestPostgres.emptyDatabase(), more);
  }

  /** A service on a machine whose own clock is this one, beside others on the same database. */
  public static RunningService startOnNode(Clock clock, TestDatabase database) {
    return start(
        database, beans -> beans.registerBean(NodeClock.class, () -> new NodeClock(clock)));
  }

  /** One more node on a database, or the first one on a database that is the test's own. */
  public static RunningService startOn(TestDatabase database, String... settings) {
    return start(database, beans -> {}, settings);
  }

  private static RunningService start(
      TestDatabase database, Consumer<GenericApplicationContext> given, String... settings) {
    var all = new ArrayList<>(Arrays.asList(settings));
    all.add("server.port=0");
    all.add("DAYBOOK_OWNER_PASSWORD=" + OWNER_PASSWORD);
    all.add("DAYBOOK_OPERATOR_PASSWORD=" + OPERATOR_PASSWORD);
    all.add("DAYBOOK_DATABASE_URL=" + url(database));
    var arguments = all.stream().map(setting -> "--" + setting).toArray(String[]::new);
    var application =
        new SpringApplicationBuilder(DaybookApplication.class)
            .initializers((GenericApplicationContext beans) -> given.accept(beans));
    return new RunningService(database, application.run(arguments));
  }

  private static String url(TestDatabase database) {
    var server = database.server();
    return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
        .formatted(
            server.user(),
            server.password() == null ? "" : server.password(),
            server.host(),
            server.port(),
            database.name());
  }

  /** What another node on its database has to be told. */
  public Map<String, String> settingsOfAnotherNode() {
    return Map.of(
        "DAYBOOK_DATABASE_URL", url(database),
        "DAYBOOK_OWNER_PASSWORD", OWNER_PASSWORD,
        "DAYBOOK_OPERATOR_PASSWORD", OPERATOR_PASSWORD);
  }

  public ConfigurableApplicationContext context() {
    return context;
  }

  public TestDatabase database() {
    return database;
  }

  public URI uri(String path) {
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://localhost:" + port + path);
  }

  /** A client that holds every exchange against the description. */
  public HttpClient client() {
    return ContractClient.over(plain, this::contract);
  }

  private synchronized ApiContract contract() {
    if (contract == null) {
      var document = sent(plain, HttpRequest.newBuilder(uri("/openapi.json")));
      contract = new ApiContract(JSON.readTree(document.body()));
    }
    return contract;
  }

  synchronized LiveContract liveContract() {
    if (liveContract == null) {
      liveContract = new LiveContract(json(get("/asyncapi.json")));
    }
    return liveContract;
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return sent(client(), request);
  }

  private static HttpResponse<String> sent(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * @param headers names and values in turn
   */
  public HttpResponse<String> get(String path, String... headers) {
    return send(with(headers, HttpRequest.newBuilder(uri(path))));
  }

  /** Where there is something on purpose that is not described. */
  HttpResponse<String> plainGet(String path, String... headers) {
    return sent(plain, with(headers, HttpRequest.newBuilder(uri(path))));
  }

  public HttpResponse<String> send(String method, String path, String json, String... headers) {
    var body =
        json.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    return send(
        with(headers, HttpRequest.newBuilder(uri(path)))
            .header("Content-Type", "application/json")
            .method(method, body));
  }

  private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** The value of an {@code Authorization} header for the owner of tenant {@code demo}. */
  public String owner() {
    return bearer("demo", "owner", OWNER_PASSWORD);
  }

  /** Somebody who may do everything in a tenant that nobody else knows. */
  public Session newTenant() {
    return tenant("tenant-" + tenants.incrementAndGet());
  }

  /** Somebody who may do everything in that tenant, which nobody has signed in to yet. */
  public Session tenant(String tenant) {
    database.execute(
        "INSERT INTO daybook.tenant (tenant, base_currency, time_zone) VALUES ('%s', 'EUR', 'UTC')"
            .formatted(tenant));
    return newUser(tenant, "owner");
  }

  /** One more user of a tenant, who may do everything there. */
  public Session newUser(String tenant, String username) {
    return newUser(tenant, username, "owner");
  }

  /** One more user of a tenant, in that role. */
  public Session newUser(String tenant, String username, String role) {
    // The same password as the first owner's has the same hash; to compute one takes a while.
    database.execute(
        """
        INSERT INTO daybook.user_account (id, tenant, username, password_hash, roles)
        SELECT uuidv7(), '%s', '%s', password_hash, '{%s}' FROM daybook.user_account
         WHERE tenant = 'demo' AND username = 'owner'
        """
            .formatted(tenant, username, role));
    return new Session(this, tenant, bearer(tenant, username, OWNER_PASSWORD));
  }

  public String operator() {
    return bearer("platform", "operator", OPERATOR_PASSWORD);
  }

  public String bearer(String tenant, String username, String password) {
    var login = JSON.createObjectNode();
    login.put("tenant", tenant).put("username", username).put("password", password);
    var answer = send("POST", "/api/v1/auth/login", login.toString());
    return "Bearer " + json(answer).at("/data/access_token").asString();
  }

  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  /** The lines of an answer that is a stream of them. */
  public static List<JsonNode> lines(HttpResponse<String> response) {
    return response.body().lines().map(JSON::readTree).toList();
  }

  @Override
  public void close() {
    plain.close();
    context.close();
  }
}
