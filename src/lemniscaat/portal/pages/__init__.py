"""What a page is made of, put together from the apps' doors."""
