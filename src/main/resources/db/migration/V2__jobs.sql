-- Jobs that survive restarts, in the shape db-scheduler works on. Two tables, so that slow dials never delay results.
create table dial_jobs (
    task_name             varchar(40)              not null,
    task_instance         varchar(40)              not null,
    task_data             bytea,
    execution_time        timestamp with time zone not null,
    picked                boolean                  not null,
    picked_by             varchar(100),
    last_success          timestamp with time zone,
    last_failure          timestamp with time zone,
    consecutive_failures  int,
    last_heartbeat        timestamp with time zone,
    version               bigint                   not null,
    priority              smallint,
    primary key (task_name, task_instance)
);
create index dial_jobs_due on dial_jobs (execution_time);
create index dial_jobs_heartbeat on dial_jobs (last_heartbeat);

create table result_jobs (
    task_name             varchar(40)              not null,
    task_instance         varchar(40)              not null,
    task_data             bytea,
    execution_time        timestamp with time zone not null,
    picked                boolean                  not null,
    picked_by             varchar(100),
    last_success          timestamp with time zone,
    last_failure          timestamp with time zone,
    consecutive_failures  int,
    last_heartbeat        timestamp with time zone,
    version               bigint                   not null,
    priority              smallint,
    primary key (task_name, task_instance)
);
create index result_jobs_due on result_jobs (execution_time);
create index result_jobs_heartbeat on result_jobs (last_heartbeat);
