import { versus } from "../versus.ts";

const vector = "w4_acc7d_50hz";
const limit =
	"The file is read twice, once to calibrate and once to measure; a third is reading, a third the norms, a fifth the angles.";

versus(new URL(".", import.meta.url), [
	{
		benchmark:
			"Calibration, ENMO, MAD, angle-z, wear and sleep windows from the file, beside ENMO and MAD alone, 7 days",
		vector,
		job: "all",
		peers: [{ id: "skdh-enmo-mad", name: "skdh, ENMO and MAD alone, in memory", environment: "motion" }],
		target: { warm: 1 },
		limit,
	},
	{
		benchmark: "Calibration, ENMO, MAD, angle-z and wear, 7 days at 50 Hz",
		vector,
		job: "all",
		peers: [{ id: "skdh-all", name: "skdh, the same without sleep windows, in memory", environment: "motion" }],
		limit,
	},
	{
		benchmark: "ENMO, MAD and angle-z, 7 days at 50 Hz",
		vector,
		job: "epochs",
		peers: [{ id: "skdh-epochs", name: "skdh, in memory", environment: "motion" }],
		limit: "One pass over the file.",
	},
]);
