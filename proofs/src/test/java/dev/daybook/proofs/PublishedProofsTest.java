package dev.daybook.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others say about proofs, right ones and forged ones, is what is said here. */
class PublishedProofsTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** The leaves and roots that every implementation of RFC 6962 is tested with. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void theTreeOfThePublishedLeavesHasThePublishedRoots() {
    var frontier = Frontier.empty();
    assertThat(hex(frontier.root())).isEqualTo(ROOTS.getFirst());
    for (var leaf : LEAVES) {
      frontier.append(Hash.ofLeaf(HexFormat.of().parseHex(leaf)));
      assertThat(hex(frontier.root())).isEqualTo(ROOTS.get((int) frontier.size()));
    }
  }

  static Stream<JsonNode> inclusions() {
    return Vectors.text("/vectors/inclusion.jsonl").lines().map(JSON::readTree);
  }

  @ParameterizedTest
  @MethodSource("inclusions")
  void aProofOfInclusionHoldsWhereOthersSaySo(JsonNode said) {
    assertThat(holds(said, PublishedProofsTest::isIncluded))
        .isEqualTo(!said.get("wantErr").asBoolean());
  }

  static Stream<JsonNode> consistencies() {
    return Vectors.text("/vectors/consistency.jsonl").lines().map(JSON::readTree);
  }

  @ParameterizedTest
  @MethodSource("consistencies")
  void aProofOfConsistencyHoldsWhereOthersSaySo(JsonNode said) {
    assertThat(holds(said, PublishedProofsTest::isConsistent))
        .isEqualTo(!said.get("wantErr").asBoolean());
  }

  private interface Verification {
    boolean holds(JsonNode said);
  }

  /** What has not even the form of a hash proves nothing. */
  private static boolean holds(JsonNode said, Verification verification) {
    try {
      return verification.holds(said);
    } catch (Malformed refused) {
      return false;
    }
  }

  private static boolean isIncluded(JsonNode said) {
    return Inclusion.holds(
        hash(said.get("leafHash")),
        // The largest is one of 64 bits without a sign: here it is negative, and no index either.
        said.get("leafIdx").bigIntegerValue().longValue(),
        said.get("treeSize").asLong(),
        proof(said),
        hash(said.get("root")));
  }

  private static boolean isConsistent(JsonNode said) {
    return Consistency.holds(
        said.get("size1").asLong(),
        hash(said.get("root1")),
        said.get("size2").asLong(),
        hash(said.get("root2")),
        proof(said));
  }

  private static List<Hash> proof(JsonNode said) {
    return said.get("proof").valueStream().map(PublishedProofsTest::hash).toList();
  }

  private static Hash hash(JsonNode base64) {
    return Hash.ofBase64(base64.isNull() ? "" : base64.asString());
  }

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }
}
