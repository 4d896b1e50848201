-- +migrate Up
-- Who is limited to branches sees what was sold in them.
select of_sale('glass_cuts');

-- +migrate Down
drop policy branch_new on glass_cuts;
drop policy branch on glass_cuts;
