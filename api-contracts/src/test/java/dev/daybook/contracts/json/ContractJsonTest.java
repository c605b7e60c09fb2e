package dev.daybook.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractJsonTest {

  @Test
  void decimalsAreWrittenOutInFull() {
    var decimals = List.of(new BigDecimal("1E+3"), new BigDecimal("1E-7"), new BigDecimal("1.50"));
    assertThat(ContractJson.MAPPER.writeValueAsString(decimals))
        .isEqualTo("[\"1000\",\"0.0000001\",\"1.50\"]");
  }
}
