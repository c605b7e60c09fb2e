package dev.daybook.ledger.community.periods;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.community.periods.Periods.Status;
import dev.daybook.ledger.platform.http.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The change to a period: either it is reopened, or it gets another name or other days. */
record PeriodChange(
    @Nullable @Describe("OPEN reopens the period; give the reason, and nothing else.")
        Status status,
    @Nullable
        @Describe("Why it is reopened; the history shows it.")
        @NotBlank
        @MaxLength(2000)
        @Example("A bill was missing.")
        String reason,
    @Nullable
        @Describe("Unique within the calendar year that the period starts in, ignoring case.")
        @NotBlank
        @MaxLength(200)
        String name,
    @Nullable @Describe("The first day that belongs to it.") LocalDate startDate,
    @Nullable @Describe("The last day that belongs to it.") LocalDate endDate) {

  /** What does not go together. */
  List<Detail> faults() {
    var faults = new ArrayList<Detail>();
    if (status == null && reason != null) {
      faults.add(FaultCode.MISSING.at("status", "must be OPEN where a reason is given"));
    }
    if (status != null && reason == null) {
      faults.add(FaultCode.MISSING.at("reason", "is required to reopen a period"));
    }
    if (status != null && isEdit()) {
      faults.add(FaultCode.NOT_TOGETHER.at("status", "can't come together with a name or dates"));
    }
    return faults;
  }

  private boolean isEdit() {
    return name != null || startDate != null || endDate != null;
  }
}
