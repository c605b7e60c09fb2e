package dev.daybook.ledger.community;

import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.BILL;
import static dev.daybook.ledger.community.Story.END_OF_MARCH;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.EUROS;
import static dev.daybook.ledger.community.Story.FIRST;
import static dev.daybook.ledger.community.Story.KEY;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.ben;
import static dev.daybook.ledger.community.Story.charged;
import static dev.daybook.ledger.community.Story.closed;
import static dev.daybook.ledger.community.Story.contributed;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.community.Story.reopened;
import static dev.daybook.ledger.community.Story.spent;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.OwnerIsRetired;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.OwnerEvent.OwnerRetired;
import dev.daybook.contracts.community.OwnerEvent.OwnerReturned;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.ledger.community.charges.EditCharge;
import dev.daybook.ledger.community.charges.RecordCharge;
import dev.daybook.ledger.community.contributions.EditContribution;
import dev.daybook.ledger.community.contributions.RecordContribution;
import dev.daybook.ledger.community.expenses.EditExpense;
import dev.daybook.ledger.community.expenses.RecordExpense;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all recordings, and all edits, of an owner's money in a period are held to. */
class EntriesSpec {

  private static final LocalDate END_OF_JANUARY = LocalDate.parse("2026-01-31");

  /** Asks for an entry of Ada in the first quarter. */
  private interface Asking<A> {
    A asked(BigDecimal amount, @Nullable Currency currency, LocalDate day);
  }

  private record Recording<A extends Command>(
      String name, Slice<A> slice, String ownerField, Asking<A> asking) {

    SliceSpec<A>.Then of(String amount, @Nullable Currency currency, String day, Event... history) {
      return new SliceSpec<>(slice, CommunityKinds.ALL)
          .given(history)
          .when(asking.asked(new BigDecimal(amount), currency, LocalDate.parse(day)));
    }

    SliceSpec<A>.Then of(String amount, Event... history) {
      return of(amount, null, "2026-01-01", history);
    }

    void isRefused(String amount, @Nullable Currency currency, String day, Rejection reason) {
      of(amount, currency, day, opened(), ada()).thenRefused(reason);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recording<?>> recordings() {
    return Stream.of(
        new Recording<>(
            "a charge",
            new RecordCharge(),
            "owner_id",
            (amount, currency, day) ->
                new RecordCharge.Asked(
                    KEY, Q1, new RecordCharge.Body(ADA, "A lost key", amount, currency, day))),
        new Recording<>(
            "a contribution",
            new RecordContribution(),
            "owner_id",
            (amount, currency, day) ->
                new RecordContribution.Asked(
                    FIRST, Q1, new RecordContribution.Body(ADA, amount, currency, day, null))),
        new Recording<>(
            "an expense",
            new RecordExpense(),
            "paid_by",
            (amount, currency, day) ->
                new RecordExpense.Asked(
                    BILL,
                    Q1,
                    new RecordExpense.Body(
                        ADA, amount, currency, "SECURITY", day, null, null, null))));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void nothingIsRecordedInAPeriodThatIsNotThere(Recording<?> recording) {
    recording.of("15.00").thenRefused(new NoSuchPeriod(Q1));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aClosedPeriodTakesNothingUntilItIsReopened(Recording<?> recording) {
    recording.of("15.00", opened(), ada(), closed()).thenRefused(new PeriodIsClosed(Q1, "2026 Q1"));
    recording.of("15.00", opened(), ada(), closed(), reopened()).thenAccepted();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void theOwnerMustBeRegistered(Recording<?> recording) {
    recording
        .of("15.00", opened(), ben())
        .thenRefused(new UnknownOwner(ADA, recording.ownerField()));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aRetiredOwnerTakesNothingLater(Recording<?> recording) {
    var field = recording.ownerField();
    recording.of("15.00", null, "2026-01-31", opened(), ada(), retired(ADA)).thenAccepted();
    recording
        .of("15.00", null, "2026-02-01", opened(), ada(), retired(ADA))
        .thenRefused(new OwnerIsRetired(ADA, "Ada", END_OF_JANUARY, field));
    recording
        .of("15.00", null, "2026-02-01", opened(), ada(), retired(ADA), new OwnerReturned(ADA))
        .thenAccepted();
  }

  private static OwnerRetired retired(OwnerId owner) {
    return new OwnerRetired(owner, END_OF_JANUARY);
  }

  @ParameterizedTest
  @MethodSource("editings")
  void anEditGivesARetiredOwnerNothingLater(Editing<?> editing) {
    var recorded = editing.recorded();
    editing
        .of(null, null, "2026-02-01", opened(), ada(), recorded, retired(ADA))
        .thenRefused(new OwnerIsRetired(ADA, "Ada", END_OF_JANUARY, "date"));
    editing.of(null, "20.00", null, opened(), ada(), recorded, retired(ADA)).thenAccepted();
    editing.of(BEN, null, null, opened(), ada(), ben(), recorded, retired(BEN)).thenAccepted();
    editing
        .of(BEN, null, "2026-02-01", opened(), ada(), ben(), recorded, retired(BEN))
        .thenRefused(new OwnerIsRetired(BEN, "Ben", END_OF_JANUARY, editing.ownerField()));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void bothEndsOfThePeriodBelongToIt(Recording<?> recording) {
    for (var day : new String[] {"2026-01-01", "2026-02-28", "2026-03-31"}) {
      recording.of("15.00", null, day, opened(), ada()).thenAccepted();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void aDayOutsideIsRefused(Recording<?> recording) {
    for (var day : new String[] {"2025-12-31", "2026-04-01"}) {
      recording.isRefused(
          "15.00", null, day, new DateOutsidePeriod(LocalDate.parse(day), NEW_YEAR, END_OF_MARCH));
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void anAmountHasNoMoreDecimalsThanItsCurrencyAndALimit(Recording<?> recording) {
    recording.isRefused("15.001", null, "2026-01-01", new TooManyDecimals(EUROS, "amount"));
    recording.isRefused(
        "10000000000000.01", null, "2026-01-01", new AmountTooLarge("10000000000000.00", "amount"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void thePeriodsCurrencyMayBeNamedAndNoOther(Recording<?> recording) {
    var usd = Currency.getInstance("USD");
    recording.isRefused("15.00", usd, "2026-01-01", new CurrencyNotOfPeriod(usd, EUR));
    recording.of("15.00", EUR, "2026-01-01", opened(), ada()).thenAccepted();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void allThatIsWrongIsSaidAtOnce(Recording<?> recording) {
    recording
        .of("15.001", null, "2027-01-01", opened())
        .thenRefused(
            new DateOutsidePeriod(LocalDate.parse("2027-01-01"), NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(ADA, recording.ownerField()));
  }

  /** Asks that an entry of Ada in the first quarter be edited; what is null stays. */
  private interface Changing<A> {
    A asked(@Nullable OwnerId owner, @Nullable BigDecimal amount, @Nullable LocalDate day);
  }

  private record Editing<A extends Command>(
      String name,
      Slice<A> slice,
      String ownerField,
      Event recorded,
      Event voided,
      Rejection unknown,
      Changing<A> changing) {

    SliceSpec<A>.Then of(
        @Nullable OwnerId owner, @Nullable String amount, @Nullable String day, Event... history) {
      return new SliceSpec<>(slice, CommunityKinds.ALL)
          .given(history)
          .when(
              changing.asked(
                  owner,
                  amount == null ? null : new BigDecimal(amount),
                  day == null ? null : LocalDate.parse(day)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Editing<?>> editings() {
    return Stream.of(
        new Editing<>(
            "a charge",
            new EditCharge(),
            "owner_id",
            charged("15.00"),
            new ChargeVoided(KEY, Q1),
            new NoSuchEntry("charge", KEY),
            (owner, amount, day) ->
                new EditCharge.Asked(KEY, new EditCharge.Body(owner, null, amount, day))),
        new Editing<>(
            "a contribution",
            new EditContribution(),
            "owner_id",
            contributed("15.00"),
            new ContributionVoided(FIRST, Q1),
            new NoSuchEntry("contribution", FIRST),
            (owner, amount, day) ->
                new EditContribution.Asked(
                    FIRST, new EditContribution.Body(owner, amount, day, null))),
        new Editing<>(
            "an expense",
            new EditExpense(),
            "paid_by",
            spent("15.00"),
            new ExpenseVoided(BILL, Q1),
            new NoSuchEntry("expense", BILL),
            (owner, amount, day) ->
                new EditExpense.Asked(
                    BILL, new EditExpense.Body(owner, amount, null, day, null, null, null))));
  }

  @ParameterizedTest
  @MethodSource("editings")
  void whatWasNeverRecordedOrIsVoidedIsUnknown(Editing<?> editing) {
    editing.of(null, "20.00", null).thenRefused(editing.unknown());
    editing
        .of(null, "20.00", null, opened(), ada(), editing.recorded(), editing.voided())
        .thenRefused(editing.unknown());
  }

  @ParameterizedTest
  @MethodSource("editings")
  void aClosedPeriodTakesNoEdit(Editing<?> editing) {
    editing
        .of(null, "20.00", null, opened(), ada(), editing.recorded(), closed())
        .thenRefused(new PeriodIsClosed(Q1, "2026 Q1"));
  }

  @ParameterizedTest
  @MethodSource("editings")
  void anEditThatChangesNothingIsNotWrittenDown(Editing<?> editing) {
    editing.of(null, "15", null, opened(), ada(), editing.recorded()).then();
  }

  @ParameterizedTest
  @MethodSource("editings")
  void anotherOwnerMustBeRegistered(Editing<?> editing) {
    editing
        .of(BEN, null, null, opened(), ada(), editing.recorded())
        .thenRefused(new UnknownOwner(BEN, editing.ownerField()));
    editing.of(BEN, null, null, opened(), ada(), ben(), editing.recorded()).thenAccepted();
  }

  @ParameterizedTest
  @MethodSource("editings")
  void allThatIsWrongWithAnEditIsSaidAtOnce(Editing<?> editing) {
    editing
        .of(BEN, "0.001", "2027-01-01", opened(), ada(), editing.recorded())
        .thenRefused(
            new DateOutsidePeriod(LocalDate.parse("2027-01-01"), NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(BEN, editing.ownerField()));
  }
}
