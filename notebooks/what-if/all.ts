import { activity } from "./activity.ts";
import type { WhatIf } from "./figure.ts";
import { filter } from "./filter.ts";
import { glucose } from "./glucose.ts";
import { network } from "./network/network.ts";
import { training } from "./network/training.ts";
import { night } from "./night.ts";
import { pregnancy } from "./pregnancy.ts";
import { rhythm } from "./rhythm.ts";

/** Figures by the name that a page calls them by. */
export const whatIfs: Readonly<Record<string, WhatIf>> = {
	activity,
	filter,
	glucose,
	network,
	night,
	pregnancy,
	rhythm,
	training,
};
