import type { StageContext } from "@quickening/paper";
import { median } from "@quickening/stats";
import { meanWithInterval } from "./mean-with-interval.ts";
import { rises } from "./rises.ts";
import { simulateVisits, type VisitDesign } from "./simulate-visits.ts";
import { summariseWeeks } from "./summarise-weeks.ts";
import { visitColumns } from "./visit.ts";

/** The stage: reads what paper.ts declares, calls functions that know nothing of files, writes what paper.ts declares. */
export default function heartRate(stage: StageContext): void {
	const design: VisitDesign = {
		seed: stage.param("seed"),
		women: stage.param("women"),
		weeks: stage.param("weeks"),
		heartRate: stage.param("heartRate"),
		missedVisits: stage.param("missedVisits"),
	};
	const visits = visitColumns.fromRows(simulateVisits(design), "the visits");
	stage.writeJson("weeks", summariseWeeks(visits));

	const women = visits.dedupe("participantId").numRows();
	stage.value("count.women", { value: women, unit: "", digits: 0, n: women, method: "Women with a visit at least" });
	stage.value("count.visits", {
		value: visits.numRows(),
		unit: "",
		digits: 0,
		n: women,
		method: "Visits that took place",
	});

	const risesByWoman = rises(visits);
	const paired = risesByWoman.array("rise");
	const unit = risesByWoman.unit("rise");
	const { n, mean, low, high } = meanWithInterval(paired);
	stage.value("rise.mean", {
		value: mean,
		unit,
		digits: 1,
		n,
		interval: { low, high, levelPercent: 95, method: "t interval" },
		method: "Mean of last week less first week, women seen in both",
	});
	stage.value("rise.median", {
		value: median(paired),
		unit,
		digits: 1,
		n,
		method: "Median of last week less first week, women seen in both",
	});
	stage.value("rise.true", {
		value: design.heartRate.risePerWeekBpm * (Math.max(...design.weeks) - Math.min(...design.weeks)),
		unit,
		digits: 1,
		n,
		method: "The rise that was put in",
	});
}
