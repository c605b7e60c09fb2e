package dev.daybook.contracts.purchases;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.Rejection;
import java.time.LocalDate;

/** Why purchases refuse: first the codes, each with its paragraph, then the reasons. */
public sealed interface PurchasesRejection extends Rejection {

  ErrorCode UNKNOWN_RETAILER =
      ErrorCode.of(
          422,
          "unknown_retailer",
          "Unknown retailer",
          "The request names a retailer that there is none of in this tenant. Add it with"
              + " `POST /retailers`, correct the id, or name none.");

  ErrorCode UNKNOWN_BRAND =
      ErrorCode.of(
          422,
          "unknown_brand",
          "Unknown brand",
          "The request names a brand that there is none of in this tenant. Add it with"
              + " `POST /brands`, correct the id, or name none.");

  ErrorCode DUPLICATE_NAME =
      ErrorCode.of(
          409,
          "duplicate_name",
          "Duplicate name",
          "Retailers have names that differ from each other, ignoring case and outer spaces; and so"
              + " have brands. Use the one that is there, or choose another name.");

  ErrorCode NOT_A_WEB_ADDRESS =
      ErrorCode.of(
          422,
          "not_a_web_address",
          "Not a web address",
          "A `url` begins with `https://` or `http://`, and names a host.");

  ErrorCode HAS_WARRANTY =
      ErrorCode.of(
          409,
          "has_warranty",
          "Has a warranty",
          "A purchase has one warranty at most. Edit that one: `PUT /warranties/{warranty_id}`.");

  ErrorCode WARRANTY_VOIDED =
      ErrorCode.of(
          409,
          "warranty_voided",
          "Warranty voided",
          "A warranty that was voided stays as it is: it can be neither edited nor voided again.");

  ErrorCode ENDS_BEFORE_START =
      ErrorCode.of(
          422,
          "ends_before_start",
          "Ends before it starts",
          "A warranty ends on the day that it starts on, or later.");

  ErrorCode END_MISSING =
      ErrorCode.of(
          422,
          "end_missing",
          "End missing",
          "Only a warranty of the type LIFETIME may have no `warranty_end`.");

  ErrorCode IMPORT_NOT_OVER =
      ErrorCode.of(
          409,
          "import_not_over",
          "Import not over",
          "An import that is RUNNING can't be undone yet, and one that is UNDONE can't be again."
              + " Its job tells when it is over: `GET /import/jobs/{job_id}`.");

  ErrorCode TOO_MANY_NAMES =
      ErrorCode.of(
          422,
          "too_many_names",
          "Too many names",
          "An import adds no more retailers, or brands, where the tenant has 10,000 of them. Call them"
              + " by names that there are, or leave the name out.");

  ErrorCode CHANGED_SINCE =
      ErrorCode.of(
          409,
          "changed_since",
          "Changed since",
          "An import was undone, but this purchase stays: others have changed it since, or what it"
              + " named before is gone. Its history says how it was.");

  /** Something that was never there, or is deleted. */
  record NoSuch(String noun, Id id) implements PurchasesRejection {
    @Override
    public Words words() {
      return ErrorCode.NOT_FOUND.saying("There is no %s %s now.", noun, id);
    }
  }

  record UnknownRetailer(RetailerId id) implements PurchasesRejection {
    @Override
    public Words words() {
      return UNKNOWN_RETAILER
          .saying("There is no retailer %s; add it first.", id)
          .at("retailer_id");
    }
  }

  record UnknownBrand(BrandId id) implements PurchasesRejection {
    @Override
    public Words words() {
      return UNKNOWN_BRAND.saying("There is no brand %s; add it first.", id).at("brand_id");
    }
  }

  record TooManyDecimals(CurrencyUnit currency) implements PurchasesRejection {
    @Override
    public Words words() {
      return ErrorCode.TOO_MANY_DECIMALS
          .saying("An amount in %s has at most %d decimals.", currency, currency.decimals())
          .at("price");
    }
  }

  record TooLarge(CurrencyUnit currency) implements PurchasesRejection {
    @Override
    public Words words() {
      var largest = Money.largestEntry(currency).toPlainString();
      return ErrorCode.TOO_LARGE.saying("An amount is at most %s.", largest).at("price");
    }
  }

  record DuplicateName(String noun, String name, Id id) implements PurchasesRejection {
    @Override
    public Words words() {
      return DUPLICATE_NAME
          .saying("There is a %s named \"%s\" already, with the id %s.", noun, name, id)
          .at("name");
    }
  }

  record NotAWebAddress() implements PurchasesRejection {
    @Override
    public Words words() {
      return NOT_A_WEB_ADDRESS
          .saying("A web address begins with https:// or http://, and names a host.")
          .at("url");
    }
  }

  /**
   * @param field that names one that there is not yet
   */
  record TooManyNames(String field, int most) implements PurchasesRejection {
    @Override
    public Words words() {
      return TOO_MANY_NAMES
          .saying("There are %d already, and none of that name.".formatted(most))
          .at(field);
    }
  }

  /**
   * @param noun of what can't be removed
   */
  record InUse(String noun, Id id, long purchases) implements PurchasesRejection {
    @Override
    public Words words() {
      return ErrorCode.IN_USE.saying(
          "%d purchases name the %s %s; let them name another one first, or none.",
          purchases, noun, id);
    }
  }

  record HasWarranty(PurchaseId id, WarrantyId warranty) implements PurchasesRejection {
    @Override
    public Words words() {
      return HAS_WARRANTY.saying(
          "Purchase %s has the warranty %s already; edit that one.", id, warranty);
    }
  }

  record WarrantyIsVoided(WarrantyId id) implements PurchasesRejection {
    @Override
    public Words words() {
      return WARRANTY_VOIDED.saying("Warranty %s was voided, and stays so.", id);
    }
  }

  record ImportIsNotOver(ImportId id, ImportStatus status) implements PurchasesRejection {
    @Override
    public Words words() {
      return IMPORT_NOT_OVER.saying("The import %s is %s, and can't be undone now.", id, status);
    }
  }

  /**
   * @param field the end's, which stands within a purchase where that is recorded with it
   */
  record EndsBeforeStart(LocalDate start, LocalDate end, String field)
      implements PurchasesRejection {
    @Override
    public Words words() {
      return ENDS_BEFORE_START
          .saying("A warranty that starts on %s does not end on %s.", start, end)
          .at(field);
    }
  }

  /**
   * @param field the end's, which stands within a purchase where that is recorded with it
   */
  record EndMissing(WarrantyType type, String field) implements PurchasesRejection {
    @Override
    public Words words() {
      return END_MISSING.saying("A warranty of the type %s has an end.", type).at(field);
    }
  }
}
