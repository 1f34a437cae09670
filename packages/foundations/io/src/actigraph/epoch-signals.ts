/** Our names and units of the columns that ActiLife and CentrePoint export, by their letters in lower case. */
const signals: Readonly<Record<string, readonly [name: string, unit: string]>> = {
	axis1: ["axis1", "1"],
	axis2: ["axis2", "1"],
	axis3: ["axis3", "1"],
	yaxis1: ["axis1", "1"],
	xaxis2: ["axis2", "1"],
	zaxis3: ["axis3", "1"],
	activity: ["axis1", "1"],
	activityhorizontal: ["axis2", "1"],
	"3rdaxis": ["axis3", "1"],
	vm: ["vectorMagnitude", "1"],
	vectormagnitude: ["vectorMagnitude", "1"],
	steps: ["steps", "1"],
	hr: ["heartRate", "/min"],
	heartrate: ["heartRate", "/min"],
	lux: ["light", "lx"],
	inclineoff: ["inclineOff", "s"],
	inclinestanding: ["inclineStanding", "s"],
	inclinesitting: ["inclineSitting", "s"],
	inclinelying: ["inclineLying", "s"],
	inclinometeroff: ["inclineOff", "s"],
	inclinometerstanding: ["inclineStanding", "s"],
	inclinometersitting: ["inclineSitting", "s"],
	inclinometerlying: ["inclineLying", "s"],
	incline: ["incline", "1"],
	x: ["x", "[g]"],
	y: ["y", "[g]"],
	z: ["z", "[g]"],
	accelerometerx: ["x", "[g]"],
	accelerometery: ["y", "[g]"],
	accelerometerz: ["z", "[g]"],
};

/** The signal that a column holds; undefined for one that is not read. */
export function epochSignal(column: string): { readonly name: string; readonly unit: string } | undefined {
	const known = signals[column.toLowerCase().replace(/[^a-z0-9]/g, "")];
	return known && { name: known[0], unit: known[1] };
}
