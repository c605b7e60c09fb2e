/**
 * What the world sees of Daybook: events, commands, rejections, views, ids and money, in plain
 * Java.
 */
@NullMarked
package dev.daybook.contracts;

import org.jspecify.annotations.NullMarked;
