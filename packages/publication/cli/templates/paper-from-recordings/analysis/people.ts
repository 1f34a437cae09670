import type { StageContext } from "@quickening/paper";
import type { DayRow, NightRow } from "./recording-rows.ts";
import { daysOfPeople, summarisePeople } from "./summarise-people.ts";

/** The stage: from days and nights of recordings to participants, by the rules in params.yaml of when a day and a night count. */
export default function people(stage: StageContext): void {
	const days = daysOfPeople(stage.readJson<DayRow[]>("days"), { validDay: stage.param("validDay") });
	stage.writeJson("days", days);
	const rules = {
		leastValidDays: stage.param<number>("leastValidDays"),
		leastNightHours: stage.param<number>("leastNightHours"),
	};
	stage.writeJson("people", summarisePeople(days, stage.readJson<NightRow[]>("nights"), rules));
}
