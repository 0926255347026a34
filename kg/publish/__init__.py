"""Publishing: releases, dumps and what describes them."""
