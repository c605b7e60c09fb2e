/**
 * The interface, described: OpenAPI and AsyncAPI documents, the schemas of events, and the pages
 * for people.
 *
 * <p>It promises: everything here is written from the values that also route, check and store –
 * operations, error codes, event types – so that a description can't say what the service does not
 * do. Nothing is fetched from the network, by the service or by its pages.
 */
@NullMarked
package dev.daybook.ledger.platform.openapi;

import org.jspecify.annotations.NullMarked;
