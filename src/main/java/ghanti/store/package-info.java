/** Every storage port on H2 and PostgreSQL by the same SQL, and the jobs that survive restarts. Only this room knows SQL. */
@NullMarked
package ghanti.store;

import org.jspecify.annotations.NullMarked;
