-- +migrate Up
-- Who is limited to branches sees what was sold in them.
select of_sale('kitchen_tickets');

-- +migrate Down
drop policy branch_new on kitchen_tickets;
drop policy branch on kitchen_tickets;
