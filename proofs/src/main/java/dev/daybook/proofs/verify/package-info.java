/**
 * The auditor's command: files that were fetched once are checked against each other and the key,
 * without the service and without a network. It promises to name the first thing that is wrong.
 */
@NullMarked
package dev.daybook.proofs.verify;

import org.jspecify.annotations.NullMarked;
