import { op, type TypedTable } from "@quickening/table";
import type { Visits } from "./visit.ts";

/** Last week less first week, for each woman who was seen in both. */
export function rises(visits: Visits): TypedTable<{ readonly participantId: string; readonly rise: number }> {
	const first = visits
		.filter((d) => d.gestationWeeks === op.min(d.gestationWeeks))
		.select("participantId", "heartRateBpm")
		.rename({ heartRateBpm: "before" });
	const last = visits
		.filter((d) => d.gestationWeeks === op.max(d.gestationWeeks))
		.select("participantId", "heartRateBpm")
		.rename({ heartRateBpm: "after" });
	return first
		.join(last, "participantId", { expect: "one-to-one" })
		.derive({ rise: (d) => d.after - d.before }, { units: { rise: visits.unit("heartRateBpm") } })
		.select("participantId", "rise");
}
