package dev.daybook.contracts.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text must look like an e-mail address: one {@code @}, something on both sides, and only
 * characters that show. Whether anybody reads what is sent there, only sending tells.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Email {

  String PATTERN = "^[^@\\s]+@[^@\\s]+$";
}
