import type { PreparedDesign } from "../design/prepare.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import type { Stream } from "../random/stream.ts";
import type { SyntheticDays } from "../synthetic-pregnancy.ts";
import { activityDays } from "./activity-days.ts";
import { breathDays } from "./breath-days.ts";
import { dayContext } from "./day-context.ts";
import { glucoseDays } from "./glucose-days.ts";
import { heartDays } from "./heart-days.ts";
import { pressureDays } from "./pressure-days.ts";
import { sharedNoise } from "./shared-noise.ts";
import { sleepDays } from "./sleep-days.ts";
import { weightDays } from "./weight-days.ts";

/**
 * The body's days of one woman.
 *
 * @param wakings - Night wakings of her child above what is usual at its age, from the day of birth on; null without a child.
 */
export function drawDays(
	state: Stream,
	prepared: PreparedDesign,
	person: SyntheticPerson,
	wakings: Float64Array | null,
): SyntheticDays {
	const context = dayContext(state, prepared, person);
	const noise = sharedNoise(context);
	return {
		n: person.n,
		firstDay: person.firstDay,
		firstGestationalAgeDays: context.days.firstGestationalAgeDays,
		endIndex: person.endIndex,
		...heartDays(context, noise),
		...activityDays(context, noise),
		...sleepDays(context, noise, wakings),
		...breathDays(context),
		...glucoseDays(context),
		...weightDays(context),
		...pressureDays(context),
	};
}
