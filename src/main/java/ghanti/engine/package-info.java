/**
 * The state machine: a flow, a session and one input give a turn. Pure: knows no web, database, clock or Exotel, and uses
 * only {@code ghanti.flow}.
 */
@NullMarked
package ghanti.engine;

import org.jspecify.annotations.NullMarked;
