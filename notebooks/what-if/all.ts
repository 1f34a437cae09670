import type { WhatIf } from "./figure.ts";
import { filter } from "./filter.ts";
import { glucose } from "./glucose.ts";
import { rhythm } from "./rhythm.ts";

/** Figures by the name that a page calls them by. */
export const whatIfs: Readonly<Record<string, WhatIf>> = { filter, glucose, rhythm };
