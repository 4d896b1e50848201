-- +migrate Up
-- Who is limited to branches sees what was sold in them.
select of_sale('vehicle_visits');

-- +migrate Down
drop policy branch_new on vehicle_visits;
drop policy branch on vehicle_visits;
