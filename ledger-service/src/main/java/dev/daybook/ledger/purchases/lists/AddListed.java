package dev.daybook.ledger.purchases.lists;

import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.PurchasesRejection.DuplicateName;
import dev.daybook.contracts.purchases.PurchasesRejection.NotAWebAddress;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** A retailer, or a brand, is there for purchases to name. */
public final class AddListed<I extends Id, T> implements Slice<AddListed.Asked<I>> {

  record Body(
      @NotBlank
          @MaxLength(100)
          @Describe("No other one is called so, ignoring case and outer spaces.")
          @Example("Corner shop")
          String name,
      @Nullable
          @MaxLength(2000)
          @Describe("Begins with https:// or http://, and names a host.")
          @Example("https://corner.example.org")
          String url) {}

  record Asked<I extends Id>(I id, Moment moment, Body body) implements Command {}

  private final Listed<I, T> listed;

  AddListed(Listed<I, T> listed) {
    this.listed = listed;
  }

  @Override
  public String name() {
    return "purchases.add-" + listed.noun();
  }

  @Override
  public Subject<?, ?, ?> subject(Asked<I> c) {
    return new Subject<>(listed.kind(), c.id());
  }

  /** Who had that name, however many others there are. */
  @Override
  public Reads boundary(Asked<I> c) {
    return lifecycles(listed.kind(), listed.nameTag().apply(c.body().name()));
  }

  @Override
  public Decision decide(Asked<I> c, Known known) {
    var body = c.body();
    var named = known.all(listed.kind(), listed.nameTag().apply(body.name())).entrySet();
    return refuseUnlessWebAddress(body.url())
        .and(
            !named.isEmpty(),
            () -> {
              var other = named.iterator().next();
              return new DuplicateName(
                  listed.noun(), listed.nameOf().apply(other.getValue()), other.getKey());
            })
        .elseAccept(() -> listed.added().event(c.id(), body.name(), body.url(), c.moment().time()));
  }

  /**
   * @param url null if there is none, which is no fault
   */
  public static Decision.Reasons refuseUnlessWebAddress(@Nullable String url) {
    return refuseIf(url != null && !isWebAddress(url), NotAWebAddress::new);
  }

  private static boolean isWebAddress(String url) {
    try {
      var uri = new URI(url);
      var scheme = uri.getScheme();
      return ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme)) && hasHost(uri);
    } catch (URISyntaxException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The letters of all alphabets may stand in a host: it has a form in ASCII, too. */
  private static boolean hasHost(URI uri) throws URISyntaxException {
    if (uri.getHost() != null || uri.getRawAuthority() == null) {
      return uri.getHost() != null;
    }
    var host = uri.getRawAuthority().replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
    return new URI("https://" + IDN.toASCII(host)).getHost() != null;
  }
}
