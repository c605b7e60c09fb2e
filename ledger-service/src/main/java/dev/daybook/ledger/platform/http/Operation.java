package dev.daybook.ledger.platform.http;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Warning;
import dev.daybook.ledger.platform.csv.CsvTable;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * What an endpoint takes and gives, as a value: requests are routed, checked and read by it, and
 * OpenAPI is written from it. Every step gives a new operation.
 *
 * <pre>{@code
 * Operation.post("/periods/{period_id}/contributions", "Record a contribution")
 *     .tag("contributions")
 *     .needs(RECORD)
 *     .command(Body.class)
 *     .creates(Contribution.class, "/contributions/{contribution_id}")
 *     .refuses(PERIOD_CLOSED, UNKNOWN_OWNER);
 * }</pre>
 */
public final class Operation {

  /** Who may ask. */
  public sealed interface Access {

    /** Everybody, without a token. */
    record Open() implements Access {}

    /** Whoever is signed in. */
    record SignedIn() implements Access {}

    /** Whoever is signed in and is a person: an API key has no sessions and no password. */
    record Person() implements Access {}

    /** Whoever has the permission. */
    record Needs(Permission permission) implements Access {}

    /**
     * Whoever has the permission, or the other one where it is about them.
     *
     * @param variable of the path, the id of whom it is about
     */
    record NeedsOrOwn(Permission permission, Permission own, String variable) implements Access {}
  }

  /** What a success carries. */
  public enum Shape {
    NOTHING,
    ONE,
    MANY,
    /** As many as there are, which are few: not by pages. */
    ALL,
    /** Something that is not in the envelope, of {@link Operation#mediaType()}. */
    RAW,
    /** The same, however long it is: made while it is read. */
    FILE
  }

  /**
   * What comes by pages.
   *
   * @param list what it is called where it is a list of something that comes whole otherwise
   */
  public record Pages(@Nullable String list, Type row, Paging.Length length) {}

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final String HISTORY = "history";
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

  private final HttpMethod method;
  private final String path;
  private final String summary;
  private String id;
  private String description = "";
  private String tag = "platform";
  private boolean root;
  private boolean partOfPage;
  private @Nullable Access access;
  private List<Parameter<?>> query = List.of();
  private @Nullable Class<? extends Record> body;
  private @Nullable String upload;
  private boolean command;
  private boolean timeTravel;
  private boolean waitingIfAsked;
  private int status = 204;
  private Shape shape = Shape.NOTHING;
  private @Nullable Type answer;
  private @Nullable Class<?> meta;
  private String location = "";
  private @Nullable Pages pages;
  private @Nullable String spread;
  private @Nullable Class<?> trailer;
  private boolean following;
  private String mediaType = "application/json";
  private Set<Representation> representations = EnumSet.of(Representation.ENVELOPE);
  private List<ErrorCode> refusals = List.of();
  private List<ErrorCode> causes = List.of();
  private List<Warning.Code> warnings = List.of();

  private Operation(HttpMethod method, String path, String summary) {
    this.method = method;
    this.path = path;
    this.summary = summary;
    this.id = idOf(summary);
  }

  private Operation(Operation from) {
    this.method = from.method;
    this.path = from.path;
    this.summary = from.summary;
    this.id = from.id;
    this.description = from.description;
    this.tag = from.tag;
    this.root = from.root;
    this.partOfPage = from.partOfPage;
    this.access = from.access;
    this.query = from.query;
    this.body = from.body;
    this.upload = from.upload;
    this.command = from.command;
    this.timeTravel = from.timeTravel;
    this.waitingIfAsked = from.waitingIfAsked;
    this.status = from.status;
    this.shape = from.shape;
    this.answer = from.answer;
    this.meta = from.meta;
    this.location = from.location;
    this.pages = from.pages;
    this.spread = from.spread;
    this.trailer = from.trailer;
    this.following = from.following;
    this.mediaType = from.mediaType;
    this.representations = from.representations;
    this.refusals = from.refusals;
    this.causes = from.causes;
    this.warnings = from.warnings;
  }

  /**
   * @param path below the base path, such as {@code /periods/{period_id}}; a variable whose name
   *     ends in {@code id} is a UUID
   * @param summary a few words, unique, beginning with a verb; the operation's id is made of it
   */
  public static Operation get(String path, String summary) {
    return new Operation(HttpMethod.GET, path, summary);
  }

  public static Operation post(String path, String summary) {
    return new Operation(HttpMethod.POST, path, summary);
  }

  public static Operation put(String path, String summary) {
    return new Operation(HttpMethod.PUT, path, summary);
  }

  public static Operation patch(String path, String summary) {
    return new Operation(HttpMethod.PATCH, path, summary);
  }

  public static Operation delete(String path, String summary) {
    return new Operation(HttpMethod.DELETE, path, summary);
  }

  /** Stands at the root, such as {@code /openapi.json}, not below the base path. */
  public Operation atRoot() {
    var next = new Operation(this);
    next.root = true;
    return next;
  }

  /** Only fetched by a page that needs it, and nothing to describe to others. */
  public Operation partOfPage() {
    var next = new Operation(this);
    next.partOfPage = true;
    return next;
  }

  /** Which group of the documentation it belongs to. */
  public Operation tag(String tag) {
    var next = new Operation(this);
    next.tag = tag;
    return next;
  }

  public Operation description(String description) {
    var next = new Operation(this);
    next.description = description;
    return next;
  }

  /** Everybody may ask, without a token. */
  public Operation open() {
    return access(new Access.Open());
  }

  /** Whoever is signed in may ask. */
  public Operation signedIn() {
    return access(new Access.SignedIn());
  }

  /** Whoever is signed in and is a person may ask. */
  public Operation person() {
    return access(new Access.Person());
  }

  public Operation needs(Permission permission) {
    return access(new Access.Needs(permission));
  }

  /**
   * Whoever has the permission may ask, or who has the other one and is whom it is about.
   *
   * @param variable of the path, the id of an owner
   */
  public Operation needsOrOwn(Permission permission, Permission own, String variable) {
    return access(new Access.NeedsOrOwn(permission, own, variable));
  }

  private Operation access(Access access) {
    var next = new Operation(this);
    next.access = access;
    return next;
  }

  public Operation query(Parameter<?> parameter) {
    var next = new Operation(this);
    next.query = with(query, List.of(parameter));
    return next;
  }

  /** Takes that body, but is no command: nothing is decided, a dry run makes no sense. */
  public Operation body(Class<? extends Record> body) {
    var next = new Operation(this);
    next.body = body;
    return next;
  }

  /**
   * Takes a file, which its handler reads as it comes: {@link Call#upload()}.
   *
   * @param mediaType the only one that is taken
   */
  public Operation takesFile(String mediaType) {
    var next = new Operation(this);
    next.upload = mediaType;
    return next;
  }

  /** Decides something on that body: takes {@code dry_run}, answers {@code Daybook-Position}. */
  public Operation command(Class<? extends Record> body) {
    return body(body).command();
  }

  /** Decides something, and needs no body for it. */
  public Operation command() {
    var next = new Operation(this);
    next.command = true;
    return next;
  }

  /** Answers what was at {@code as_of} or {@code at_position} when asked to. */
  public Operation timeTravel() {
    var next = new Operation(this);
    next.timeTravel = true;
    return next;
  }

  /** Answers at once, unless {@code Prefer: wait} asks it to wait for what is still to come. */
  public Operation waitingIfAsked() {
    var next = new Operation(this);
    next.waitingIfAsked = true;
    return next;
  }

  /** 200 with one. */
  public Operation returns(Class<?> one) {
    return answers(200, Shape.ONE, one);
  }

  /** 201 with one, and its {@code Location}. */
  public Operation creates(Class<?> one) {
    return answers(201, Shape.ONE, one);
  }

  /**
   * 201 with one, and its {@code Location}.
   *
   * @param location its path, whose variable is its id
   */
  public Operation creates(Class<?> one, String location) {
    var next = creates(one);
    next.location = location;
    return next;
  }

  /** 202 with the job that was started, and its {@code Location}. */
  public Operation starts(Class<?> job) {
    return answers(202, Shape.ONE, job);
  }

  /**
   * 202 with the job that was started, and its {@code Location}.
   *
   * @param location its path, whose variable is its id
   */
  public Operation starts(Class<?> job, String location) {
    var next = starts(job);
    next.location = location;
    return next;
  }

  /** 200 with many: by pages, or all of them as lines. */
  public Operation lists(Type row) {
    return answers(200, Shape.MANY, row).paged(new Pages(null, row, Paging.Length.OF_A_LIST));
  }

  /** 200 with all of them, which are few: not by pages. */
  public Operation returnsAll(Type row) {
    return answers(200, Shape.ALL, row);
  }

  /**
   * Its success says something about what it carries.
   *
   * @param meta what stands beside it
   */
  public Operation noting(Class<?> meta) {
    var next = new Operation(this);
    next.meta = meta;
    return next;
  }

  /** One of the lists in what it returns is long: it comes by pages, or all of it as lines. */
  public Operation paged(String list, Type row, Paging.Length length) {
    return paged(new Pages(list, row, length));
  }

  /**
   * Its table has a line for each member of a list in its rows, which says the rest of the row
   * again.
   *
   * @param list what it is called in a row
   */
  public Operation spreading(String list) {
    var next = new Operation(this);
    next.spread = list;
    return next;
  }

  private Operation paged(Pages pages) {
    var next = also(Representation.LINES);
    next.pages = pages;
    return next;
  }

  /**
   * Its lines end with one that says what they came to.
   *
   * @param trailer that line
   */
  public Operation trailedBy(Class<?> trailer) {
    var next = new Operation(this);
    next.trailer = trailer;
    return next;
  }

  /** Is also answered live: a message for each row that is there, and for each that comes. */
  public Operation following() {
    var next = live();
    next.following = true;
    return next;
  }

  /** 200 with something that is not in the envelope. */
  public Operation produces(String mediaType) {
    var next = answers(200, Shape.RAW, null);
    next.mediaType = mediaType;
    return next;
  }

  /** 200 with a file, however long it is. */
  public Operation producesFile(String mediaType) {
    var next = answers(200, Shape.FILE, null);
    next.mediaType = mediaType;
    return next;
  }

  /** Is also answered live, in messages. */
  public Operation live() {
    return also(Representation.LIVE);
  }

  private Operation also(Representation representation) {
    var next = new Operation(this);
    next.representations = EnumSet.copyOf(representations);
    next.representations.add(representation);
    return next;
  }

  private Operation answers(int status, Shape shape, @Nullable Type answer) {
    var next = new Operation(this);
    next.status = status;
    next.shape = shape;
    next.answer = answer;
    return next;
  }

  /** May be refused with these, besides what can be wrong with every request. */
  public Operation refuses(ErrorCode... codes) {
    var next = new Operation(this);
    next.refusals = with(refusals, List.of(codes));
    return next;
  }

  /** Names these in the details of a refusal, besides what can be wrong with a field. */
  public Operation because(ErrorCode... causes) {
    var next = new Operation(this);
    next.causes = with(this.causes, List.of(causes));
    return next;
  }

  /** May accept what looks wrong, and then says so beside the answer. */
  public Operation warns(Warning.Code... codes) {
    var next = new Operation(this);
    next.warnings = with(warnings, List.of(codes));
    return next;
  }

  private static <T> List<T> with(List<T> some, List<? extends T> more) {
    var all = new ArrayList<T>(some);
    all.addAll(more);
    return Collections.unmodifiableList(all);
  }

  private static String idOf(String summary) {
    var id = new StringBuilder();
    var words = summary.toLowerCase(Locale.ROOT).replace("'s ", " ").split("[^a-z0-9]+", -1);
    for (var word : words) {
      if (!word.isEmpty() && !ARTICLES.contains(word)) {
        id.append(id.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
        id.append(word, 1, word.length());
      }
    }
    return id.toString();
  }

  public HttpMethod method() {
    return method;
  }

  /** As it was given, without the base path. */
  public String path() {
    return path;
  }

  public List<String> pathVariables() {
    return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
  }

  /** Whether a path variable is read as a UUID. */
  public static boolean isId(String pathVariable) {
    return pathVariable.endsWith("id");
  }

  public String summary() {
    return summary;
  }

  /** Made of the summary: {@code Record a contribution} is {@code recordContribution}. */
  public String id() {
    return id;
  }

  public String description() {
    return description;
  }

  public String tag() {
    return tag;
  }

  public boolean isAtRoot() {
    return root;
  }

  public boolean isPartOfPage() {
    return partOfPage;
  }

  /** Who may ask; that nobody said so is an error at start, not an open door. */
  public Access access() {
    if (access == null) {
      throw new IllegalStateException("Nobody said who may: %s %s".formatted(method, path));
    }
    return access;
  }

  /** The permissions of which one is needed; none where being signed in, or less, is enough. */
  public List<Permission> permissions() {
    return switch (access()) {
      case Access.Open _, Access.SignedIn _, Access.Person _ -> List.of();
      case Access.Needs(var permission) -> List.of(permission);
      case Access.NeedsOrOwn(var permission, var own, _) -> List.of(permission, own);
    };
  }

  /** Whether somebody who is signed in may be refused because of who they are. */
  public boolean isRestricted() {
    return !(access() instanceof Access.Open || access() instanceof Access.SignedIn);
  }

  public boolean isOpen() {
    return access() instanceof Access.Open;
  }

  /** The parameters of its own; see {@link #allQuery()}. */
  public List<Parameter<?>> query() {
    return query;
  }

  /** Its own parameters, and those that come with what it is. */
  public List<Parameter<?>> allQuery() {
    var all = new ArrayList<Parameter<?>>(query);
    if (command) {
      all.add(StandardParameters.DRY_RUN);
    }
    if (pages != null) {
      all.addAll(StandardParameters.paging(pages.length));
    }
    if (timeTravel) {
      all.addAll(StandardParameters.TIME_TRAVEL);
    }
    if (isTable()) {
      all.add(StandardParameters.FORMAT);
    }
    return Collections.unmodifiableList(all);
  }

  public @Nullable Class<? extends Record> body() {
    return body;
  }

  /** The type of the file that it takes; null if it takes none. */
  public @Nullable String upload() {
    return upload;
  }

  public boolean isCommand() {
    return command;
  }

  /** Whether its body names what changes, and what it leaves out stays. */
  public boolean isChange() {
    return method == HttpMethod.PATCH;
  }

  /** Whether it changes something that is there already, and so may be asked to check which. */
  public boolean isConditional() {
    return command && status != 201 && upload == null;
  }

  public boolean isWaitingIfAsked() {
    return waitingIfAsked;
  }

  public boolean isTimeTravel() {
    return timeTravel;
  }

  /** The status of its success. */
  public int status() {
    return status;
  }

  public Shape shape() {
    return shape;
  }

  /** What one of its answers, or one row of them, is; null where there is nothing to describe. */
  public @Nullable Type answer() {
    return answer;
  }

  /** The path of what it has created. */
  public String location(Id id) {
    return VARIABLE.matcher(location).replaceAll(id.value().toString());
  }

  /** What stands beside the data; null where nothing does but, with many, which part they are. */
  public @Nullable Class<?> meta() {
    return meta;
  }

  /** What comes by pages; null where nothing does. */
  public @Nullable Pages pages() {
    return pages;
  }

  /** The last of its lines, which is not a row; null where there is none. */
  public @Nullable Class<?> trailer() {
    return trailer;
  }

  /** Whether a live message carries a row, and not what the operation would answer otherwise. */
  public boolean isFollowing() {
    return following;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Whether it is also answered as a table: what has rows is. */
  public boolean isTable() {
    return pages != null || shape == Shape.ALL;
  }

  /** The table of its rows. */
  public CsvTable table() {
    var row = pages != null ? pages.row() : requireNonNull(answer);
    return CsvTable.of(row, spread);
  }

  /**
   * What its table is kept as, unless the reader chooses another name: what its path ends with, and
   * whose it is where that is a history.
   */
  public String fileName() {
    var words =
        Arrays.stream(path.split("/", -1))
            .filter(word -> !word.isEmpty() && !word.startsWith("{"))
            .toList();
    var own =
        words.size() > 1 && HISTORY.equals(words.getLast())
            ? words.get(words.size() - 2) + "-"
            : "";
    return own + words.getLast() + ".csv";
  }

  public Set<Representation> representations() {
    return Collections.unmodifiableSet(representations);
  }

  public List<ErrorCode> refusals() {
    return refusals;
  }

  /** What stands in the details of its refusals, and is no refusal of its own. */
  public List<ErrorCode> causes() {
    return causes;
  }

  /** What its success may warn of. */
  public List<Warning.Code> warnings() {
    return warnings;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
