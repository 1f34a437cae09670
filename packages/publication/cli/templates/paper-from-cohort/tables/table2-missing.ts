import type { missingnessColumns } from "@quickening/cohort";
import { formatNumber, type Table } from "@quickening/paper";
import type { RowOf } from "@quickening/table";

/** What became of each day on which something should have been measured. */
export function table(rows: readonly RowOf<typeof missingnessColumns>[]): Table {
	const count = (n: number) => formatNumber(n, 0);
	return {
		title: "Missing days",
		caption: "Person-days from consent to the planned end of follow-up, and what became of them.",
		columns: [
			{ key: "level", title: "Period", align: "left" },
			{ key: "women", title: "Women", align: "decimal" },
			{ key: "expected", title: "Expected", align: "decimal" },
			{ key: "valid", title: "Valid (%)", align: "decimal" },
			{ key: "short", title: "Short", align: "decimal", definition: "Measured, but worn for less than the rule asks" },
			{
				key: "reason",
				title: "Reason known",
				align: "decimal",
				definition: "Not worn, not charged, not sent, device fault",
			},
			{ key: "none", title: "No reason", align: "decimal" },
			{ key: "record", title: "No record", align: "decimal" },
			{ key: "withdrawn", title: "Withdrawn", align: "decimal" },
		],
		rows: rows.map((row) => ({
			cells: {
				level: row.level,
				women: count(row.nParticipants),
				expected: count(row.nExpected),
				valid: formatNumber(row.validPercent, 1),
				short: count(row.nShort),
				reason: count(row.nNotWorn + row.nNotCharged + row.nNotSynchronised + row.nDeviceFault),
				none: count(row.nNoReason),
				record: count(row.nNoRecord),
				withdrawn: count(row.nWithdrawn),
			},
		})),
		notes: ["What is missing is not imputed. A day may be missing for what it would have shown."],
	};
}
