package dev.daybook.contracts.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A JSON object that was written before and is passed on as it is: neither the order of its members
 * nor the spelling of a value changes. It is one line.
 */
public record JsonText(@JsonValue @JsonRawValue String text) {

  /** JSON has line ends only between its tokens, where a space means the same. */
  public JsonText {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      text = text.replace('\n', ' ').replace('\r', ' ');
    }
  }
}
