package dev.daybook.projections.community.balances;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.OwnerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a total is about, as it stands in the table: an owner, or what expenses are for. */
final class About {

  private static final String OWNER = "owner:";
  private static final String ITEM = "item:";
  private static final String PAYMENT_TYPE = "type:";

  static String owner(UUID owner) {
    return OWNER + owner;
  }

  static String item(BudgetItemId item) {
    return ITEM + item.value();
  }

  static String paymentType(String paymentType) {
    return PAYMENT_TYPE + paymentType;
  }

  static @Nullable OwnerId ownerOf(String about) {
    return about.startsWith(OWNER)
        ? new OwnerId(UUID.fromString(about.substring(OWNER.length())))
        : null;
  }

  static @Nullable BudgetItemId itemOf(String about) {
    return about.startsWith(ITEM)
        ? new BudgetItemId(UUID.fromString(about.substring(ITEM.length())))
        : null;
  }

  static @Nullable String paymentTypeOf(String about) {
    return about.startsWith(PAYMENT_TYPE) ? about.substring(PAYMENT_TYPE.length()) : null;
  }

  private About() {}
}
