/**
 * Files that people send: they wait in the database until somebody has worked on them, whatever
 * node they came to, and are read row by row, be they CSV or JSON. What the rows mean, and what
 * comes of them, a context says.
 */
@NullMarked
package dev.daybook.ledger.platform.files;

import org.jspecify.annotations.NullMarked;
