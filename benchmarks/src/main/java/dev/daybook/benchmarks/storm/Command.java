package dev.daybook.benchmarks.storm;

import java.util.Set;

/**
 * One thing to be done once, however often it is asked for.
 *
 * @param subject the id of what it changes; empty where the answer gives one
 * @param event what it writes down last
 * @param refusals codes with which it may be refused
 */
record Command(
    String key,
    String method,
    String path,
    String json,
    String subject,
    String event,
    Set<String> refusals) {

  /**
   * It was done, by what was answered.
   *
   * @param position of its last event
   */
  record Done(String key, String event, String subject, long position) {}

  Done done(Reply reply) {
    return new Done(key, event, subject.isEmpty() ? reply.id() : subject, reply.position());
  }
}
