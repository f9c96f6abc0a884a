/**
 * What an author writes: a flow, its nodes, edges, prompts and variables. Values only; knows no web, database, clock or
 * Exotel, and uses nothing else of ghanti.
 */
@NullMarked
package ghanti.flow;

import org.jspecify.annotations.NullMarked;
