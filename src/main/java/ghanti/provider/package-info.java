/**
 * Accounts at services that turn words into sound, or sound into words: keys, addresses, complaints. Uses nothing of
 * ghanti.
 */
@NullMarked
package ghanti.provider;

import org.jspecify.annotations.NullMarked;
