create table note (
    id bigint not null primary key,
    organisation_id uuid not null references organisations (id),
    text varchar(255)
);
create sequence note_seq increment by 50;
