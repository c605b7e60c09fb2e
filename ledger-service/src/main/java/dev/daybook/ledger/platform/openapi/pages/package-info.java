/**
 * The pages for people: the reference of all operations, the guides, and the frame around both.
 *
 * <p>It promises: a page is whole as it comes, without a script; the script only adds trying out.
 * Nothing is fetched from elsewhere, and no style or script stands in a page itself.
 */
@NullMarked
package dev.daybook.ledger.platform.openapi.pages;

import org.jspecify.annotations.NullMarked;
