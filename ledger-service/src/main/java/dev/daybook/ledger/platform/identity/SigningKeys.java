package dev.daybook.ledger.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;

/**
 * The keys of access tokens, newest first: the first signs, and those after it verify what they
 * signed until it has expired.
 */
record SigningKeys(List<ECKey> newestFirst) {

  static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

  SigningKeys {
    newestFirst = List.copyOf(newestFirst);
    if (newestFirst.isEmpty()) {
      throw new IllegalArgumentException("Without a key nothing can be signed");
    }
  }

  static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(ALGORITHM)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("Every JDK has the curve P-256", impossible);
    }
  }

  ECKey current() {
    return newestFirst.getFirst();
  }

  /** What anybody may know of them. */
  JWKSet published() {
    return new JWKSet(List.copyOf(newestFirst)).toPublicJWKSet();
  }

  /** Without the private halves. */
  @Override
  public String toString() {
    return "SigningKeys" + newestFirst.stream().map(ECKey::getKeyID).toList();
  }
}
