// A figure's plotted rows, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

writeResult("figures", "csv");
