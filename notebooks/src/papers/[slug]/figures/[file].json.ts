// A figure's spec, as its stage wrote it.
import { writeResult } from "../../../sources/write-result.ts";

writeResult("figures", "json");
