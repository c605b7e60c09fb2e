package dev.daybook.contracts.purchases;

import dev.daybook.contracts.Id;
import java.util.UUID;

public record ImportId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
