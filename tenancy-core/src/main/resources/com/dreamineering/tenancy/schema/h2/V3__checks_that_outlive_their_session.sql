-- A check with a list of values asks the session of H2 that wrote it, and fails once that connection is closed: a pool
-- does that after half an hour. A pattern asks nobody.
alter table organisations drop constraint organisations_state_known;
alter table organisations add constraint organisations_state_known
    check (regexp_like(state, '^(PROVISIONING|ACTIVE|SUSPENDED|ARCHIVED|PENDING_DELETION|DELETED)$'));

alter table memberships drop constraint memberships_state_known;
alter table memberships add constraint memberships_state_known check (regexp_like(state, '^(ACTIVE|SUSPENDED)$'));

alter table invitations drop constraint invitations_state_known;
alter table invitations add constraint invitations_state_known
    check (regexp_like(state, '^(PENDING|ACCEPTED|REVOKED)$'));
