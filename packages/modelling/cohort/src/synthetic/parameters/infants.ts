import { assumed, at, sourced, weeks } from "./parameter.ts";
import { sources as s } from "./sources.ts";

/** Children: their size and their nights. */
export const infantParameters = {
	boyShare: assumed(0.512, "1", "record", "of births"),
	boyWeight: [
		at(weeks(22), sourced(501, "g", "record", s.kramer2001)),
		at(weeks(26), sourced(909, "g", "record", s.kramer2001)),
		at(weeks(30), sourced(1487, "g", "record", s.kramer2001)),
		at(weeks(31), sourced(1682, "g", "record", s.kramer2001)),
		at(weeks(40), sourced(3530, "g", "record", `${s.blidner1984}: median`)),
		at(weeks(43), assumed(3750, "g", "record", "slower after 40 weeks")),
	],
	girlWeight: [
		at(weeks(22), sourced(472, "g", "record", s.kramer2001)),
		at(weeks(26), sourced(860, "g", "record", s.kramer2001)),
		at(weeks(30), sourced(1422, "g", "record", s.kramer2001)),
		at(weeks(31), sourced(1604, "g", "record", s.kramer2001)),
		at(weeks(40), sourced(3355, "g", "record", `${s.blidner1984}: median`)),
		at(weeks(43), assumed(3570, "g", "record", "slower after 40 weeks")),
	],
	weightSd: [
		at(weeks(22), sourced(111, "g", "record", s.kramer2001)),
		at(weeks(26), sourced(178, "g", "record", s.kramer2001)),
		at(weeks(31), sourced(339, "g", "record", s.kramer2001)),
		at(weeks(40), sourced(455, "g", "record", s.ctuUhb)),
	],
	dailySleep: [
		at(0, assumed(14.6, "h/d", "home", "just above the six-month mean")),
		at(183, sourced(14.2, "h/d", "home", s.iglowstein2003)),
		at(365, sourced(12.8, "h/d", "home", `${s.galland2012}: infants 0 to 2 years`)),
	],
	dailySleepSd: sourced(1.6, "h/d", "home", `${s.galland2012}: infants 0 to 2 years`),
	dailySleepWithinSd: assumed(1, "h/d", "home", "from day to day"),
	nightWakings: [
		at(30, sourced(1.7, "1", "home", `${s.galland2012}: middle of 0 to 3.4 at 0 to 2 months`)),
		at(540, sourced(1.25, "1", "home", `${s.galland2012}: middle of 0 to 2.5 at 1 to 2 years`)),
	],
	nightWakingsSd: sourced(0.87, "1", "home", `${s.galland2012}: 3.4 / 3.92`),
	motherMinutesPerWaking: assumed(12, "min", "asleep", "sleep that a mother loses by one waking more than usual"),
	apgarLowShare: assumed(0.02, "1", "record", "below 7 at five minutes, at term"),
} as const;
