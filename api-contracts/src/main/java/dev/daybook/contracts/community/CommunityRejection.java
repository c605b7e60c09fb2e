package dev.daybook.contracts.community;

import dev.daybook.contracts.Rejection;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Why a community refuses. */
public sealed interface CommunityRejection extends Rejection {

  record DuplicatePeriodName(String name, int year) implements CommunityRejection {
    @Override
    public String code() {
      return "duplicate_period_name";
    }

    @Override
    public String message() {
      return "There is a period named \"%s\" in %d already; choose another name."
          .formatted(name, year);
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  record DatesReversed(LocalDate startDate, LocalDate endDate) implements CommunityRejection {
    @Override
    public String code() {
      return "dates_reversed";
    }

    @Override
    public String message() {
      return "A period ends after it starts; %s is not before %s.".formatted(startDate, endDate);
    }

    @Override
    public Kind kind() {
      return Kind.UNACCEPTABLE;
    }

    @Override
    public List<Detail> details() {
      return List.of(new Detail("end_date", "must be after start_date", code()));
    }
  }

  record UnknownPeriod(PeriodId periodId) implements CommunityRejection {
    @Override
    public String code() {
      return "not_found";
    }

    @Override
    public String message() {
      return "There is no period " + periodId + ".";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }

  record UnknownContribution(ContributionId contributionId) implements CommunityRejection {
    @Override
    public String code() {
      return "not_found";
    }

    @Override
    public String message() {
      return "There is no contribution " + contributionId + ".";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }

  record UnknownOwner(OwnerId ownerId) implements CommunityRejection {
    @Override
    public String code() {
      return "unknown_owner";
    }

    @Override
    public String message() {
      return "There is no owner " + ownerId + "; register the owner first.";
    }

    @Override
    public Kind kind() {
      return Kind.UNACCEPTABLE;
    }

    @Override
    public List<Detail> details() {
      return List.of(new Detail("owner_id", "is not an owner here", code()));
    }
  }

  record PeriodIsClosed(PeriodId periodId) implements CommunityRejection {
    @Override
    public String code() {
      return "period_closed";
    }

    @Override
    public String message() {
      return "Period " + periodId + " is closed; reopen it first.";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  record PeriodIsOpen(PeriodId periodId) implements CommunityRejection {
    @Override
    public String code() {
      return "period_open";
    }

    @Override
    public String message() {
      return "Period " + periodId + " is open already.";
    }

    @Override
    public Kind kind() {
      return Kind.CONFLICT;
    }
  }

  record DateOutsidePeriod(LocalDate date, LocalDate startDate, LocalDate endDate)
      implements CommunityRejection {
    @Override
    public String code() {
      return "date_outside_period";
    }

    @Override
    public String message() {
      return "%s lies outside the period, which runs from %s to %s."
          .formatted(date, startDate, endDate);
    }

    @Override
    public Kind kind() {
      return Kind.UNACCEPTABLE;
    }

    @Override
    public List<Detail> details() {
      return List.of(
          new Detail("date", "must be from %s to %s".formatted(startDate, endDate), code()));
    }
  }

  record CurrencyNotOfPeriod(Currency currency, Currency periodCurrency)
      implements CommunityRejection {
    @Override
    public String code() {
      return "currency_not_of_period";
    }

    @Override
    public String message() {
      return "The period is kept in %s, not in %s.".formatted(periodCurrency, currency);
    }

    @Override
    public Kind kind() {
      return Kind.UNACCEPTABLE;
    }

    @Override
    public List<Detail> details() {
      return List.of(new Detail("currency", "must be " + periodCurrency, code()));
    }
  }

  record AmountNotInCurrency(Currency currency) implements CommunityRejection {
    @Override
    public String code() {
      return "too_many_decimals";
    }

    @Override
    public String message() {
      return "An amount in %s has at most %d decimals."
          .formatted(currency, currency.getDefaultFractionDigits());
    }

    @Override
    public Kind kind() {
      return Kind.UNACCEPTABLE;
    }

    @Override
    public List<Detail> details() {
      return List.of(
          new Detail(
              "amount",
              "must have at most %d decimals".formatted(currency.getDefaultFractionDigits()),
              code()));
    }
  }

  record AmountTooLarge(String largest) implements CommunityRejection {
    @Override
    public String code() {
      return "too_large";
    }

    @Override
    public String message() {
      return "An amount is at most " + largest + ".";
    }

    @Override
    public Kind kind() {
      return Kind.UNACCEPTABLE;
    }

    @Override
    public List<Detail> details() {
      return List.of(new Detail("amount", "must be at most " + largest, code()));
    }
  }
}
