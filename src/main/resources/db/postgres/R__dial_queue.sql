-- The head of the queue is where rows go; what is left of them is read until it is swept. By the usual rule that is done only after a
-- fifth of all rows has gone.
alter table dial_queue set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
