// What the page loads when lists are looked at.

import { promoters } from "../language/en/promoters.js";
import { addWords } from "../language/en.js";

export { promotersView } from "./view.js";

addWords({ promoters });
