package dev.daybook.contracts.community;

import dev.daybook.contracts.Id;
import java.util.UUID;

public record ChargeId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
