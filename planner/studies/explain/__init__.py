"""Explanation: why a project or a target is in the plan or not."""
